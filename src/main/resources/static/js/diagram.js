// Draws the diagram a campaign runs on and marks where the campaign stands.
(() => {
  'use strict';

  const draw = async (place) => {
    const { diagram, done = '', current, progress, failed } = place.dataset;
    try {
      const answer = await fetch(diagram, { headers: { Accept: 'application/xml' } });
      if (!answer.ok) throw new Error(answer.statusText);
      const viewer = new window.BpmnJS({
        container: place,
        // The wheel scrolls the page; the diagram moves when it is dragged.
        zoomScroll: { enabled: false },
        bpmnRenderer: { defaultFillColor: 'var(--paper)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' },
      });
      await viewer.importXML(await answer.text());
      const canvas = viewer.get('canvas');
      const elements = viewer.get('elementRegistry');
      const overlays = viewer.get('overlays');
      const fit = () => {
        canvas.resized();
        canvas.zoom('fit-viewport', 'auto');
      };

      for (const id of done.split(' ').filter((each) => elements.get(each))) {
        canvas.addMarker(id, 'stage-done');
        const tick = document.createElement('i');
        tick.className = 'ti ti-check stage-tick';
        overlays.add(id, { position: { top: -11, right: 11 }, html: tick });
      }
      if (current && elements.get(current)) canvas.addMarker(current, `stage-${progress}`);

      fit();
      place.classList.add('is-drawn');
      new ResizeObserver(fit).observe(place);
      const button = place.closest('section').querySelector('[data-fit]');
      if (button) {
        button.hidden = false;
        button.addEventListener('click', fit);
      }
    } catch (failure) {
      place.replaceChildren(Object.assign(document.createElement('p'), { className: 'soft', textContent: failed }));
      place.classList.add('is-failed');
    }
  };

  document.querySelectorAll('[data-diagram]').forEach(draw);
})();
