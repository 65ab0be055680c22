// Deep zoom of a page.  Without JavaScript the page's picture stands there with the same drawing over it.
(async () => {
  const frame = document.querySelector(".viewer");
  if (!frame || !window.OpenSeadragon) return;
  const answer = await fetch(frame.dataset.info);
  if (!answer.ok) return;
  const info = await answer.json();
  // Tiles come from where this page came from, whatever the server takes its own name to be behind a proxy.
  info.id = new URL(frame.dataset.base, location.href).href;
  const drawing = frame.querySelector(".plate");
  frame.classList.add("open");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const viewer = OpenSeadragon({
    element: frame, tileSources: info, drawer: "canvas", showNavigationControl: false, visibilityRatio: 0.6, minZoomImageRatio: 0.8,
    maxZoomPixelRatio: 2.5, animationTime: calm ? 0 : 0.5, gestureSettingsMouse: {clickToZoom: false, dblClickToZoom: true},
    gestureSettingsTouch: {clickToZoom: false, dblClickToZoom: true},
  });

  // The drawing moves with the picture.
  const world = document.createElementNS("http://www.w3.org/2000/svg", "g");
  world.classList.add("world");
  drawing.querySelector("image").remove();
  world.append(...drawing.childNodes);
  drawing.append(world);
  drawing.removeAttribute("viewBox");
  viewer.canvas.append(drawing);
  const place = () => {
    const corner = viewer.viewport.pixelFromPoint(new OpenSeadragon.Point(0, 0), true);
    const scale = viewer.viewport.getContainerSize().x * viewer.viewport.getZoom(true) / info.width;
    world.setAttribute("transform", `translate(${corner.x} ${corner.y}) scale(${scale})`);
  };
  for (const event of ["open", "update-viewport", "animation", "resize"]) viewer.addHandler(event, place);
  viewer.addHandler("canvas-click", event => {
    const link = event.quick && event.originalTarget.closest?.("a");
    if (link) { event.preventDefaultAction = true; location.href = link.getAttribute("href"); }
  });

  // Tools, and a part of the page named in the address as #xywh=left,top,width,height.
  const view = viewer.viewport;
  const work = {
    in: () => view.zoomBy(1.5), out: () => view.zoomBy(1 / 1.5), home: () => view.goHome(),
    full: () => document.fullscreenElement ? document.exitFullscreen() : frame.parentElement.requestFullscreen(),
  };
  for (const button of document.querySelectorAll(".tools button")) {
    button.addEventListener("click", () => { work[button.dataset.do](); view.applyConstraints(); });
  }
  document.querySelector(".tools").hidden = false;
  viewer.addOnceHandler("open", () => {
    const asked = /xywh=(\d+),(\d+),(\d+),(\d+)/.exec(location.hash);
    if (asked) {
      const [x, y, w, h] = asked.slice(1).map(Number);
      view.fitBounds(viewer.world.getItemAt(0).imageToViewportRectangle(x, y, w, h), true);
    }
  });
})();
