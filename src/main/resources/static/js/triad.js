// What every page does in the browser. Each page works without it; this makes it kinder.
(() => {
  'use strict';

  const said = (name) => document.body.dataset[name] ?? '';

  // --- Moments in the reader's zone and way of writing; how long ago in the page's language.
  // Unit, its seconds, and from how many seconds on it is the one people would use.
  const UNITS = [
    ['year', 31557600, 63115200],
    ['month', 2629800, 5259600],
    ['week', 604800, 1814400],
    ['day', 86400, 86400],
    ['hour', 3600, 3600],
    ['minute', 60, 0],
  ];
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en', { numeric: 'auto' });
  const DAY = { day: 'numeric', month: 'short', year: 'numeric' };
  const MOMENT = { ...DAY, hour: '2-digit', minute: '2-digit' };

  const measured = (moment) => {
    const seconds = (moment.getTime() - Date.now()) / 1000;
    const [unit, length] = UNITS.find(([, , from]) => Math.abs(seconds) >= from);
    return [Math.round(seconds / length), unit];
  };
  const ago = (moment) => words.format(...measured(moment));
  const lasting = (moment, sentence) => {
    const [count, unit] = measured(moment);
    const style = { style: 'unit', unit, unitDisplay: 'long' };
    return sentence.replace('{0}', Math.max(1, Math.abs(count)).toLocaleString(document.documentElement.lang || 'en', style));
  };

  const rewriteTimes = (within) => {
    for (const time of within.querySelectorAll('time[datetime]')) {
      const value = time.getAttribute('datetime');
      const wholeDay = /^\d{4}-\d\d-\d\d$/.test(value);
      const moment = new Date(wholeDay ? `${value}T12:00:00` : value);
      if (Number.isNaN(moment.getTime())) continue;
      const exact = moment.toLocaleString(undefined, wholeDay ? DAY : MOMENT);
      const relative = wholeDay ? '' : ago(moment);
      const { ago: asAgo, lasting: sentence } = time.dataset;
      const spoken = asAgo !== undefined || sentence !== undefined;
      time.textContent = sentence !== undefined ? lasting(moment, sentence) : asAgo !== undefined ? relative : exact;
      if (!wholeDay) time.title = spoken ? exact : relative;
    }
  };

  // --- What could not be done by a request in the background is said at the top of the page.
  const say = (sentence) => {
    const place = document.getElementById('flashes');
    if (!place) return;
    const flash = document.createElement('div');
    flash.className = 'flash flash-bad';
    flash.setAttribute('role', 'alert');
    const icon = document.createElement('i');
    icon.className = 'ti ti-alert-circle';
    icon.setAttribute('aria-hidden', 'true');
    const text = document.createElement('span');
    text.textContent = sentence;
    flash.append(icon, text);
    place.replaceChildren(flash);
  };

  // --- Dialogs. Where the server has drawn one open, it becomes a modal one.
  const openDialog = (dialog) => {
    dialog.removeAttribute('open');
    dialog.showModal();
    dialog.querySelector('textarea, select, input:not([type=hidden])')?.focus();
  };

  const confirmed = (sentence) =>
    new Promise((resolve) => {
      const dialog = document.getElementById('confirm');
      if (!dialog) return resolve(window.confirm(sentence));
      dialog.querySelector('[data-sentence]').textContent = sentence;
      dialog.returnValue = '';
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
      dialog.showModal();
    });

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-dialog]');
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      openDialog(dialog);
      return;
    }
    const closer = event.target.closest('[data-close]');
    if (closer?.closest('dialog')) {
      event.preventDefault();
      closer.closest('dialog').close();
      return;
    }
    if (event.target.matches('dialog[open]')) {
      // A click on the dialog itself, not on what is in it, is a click beside it.
      const box = event.target.getBoundingClientRect();
      const beside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (beside) event.target.close();
    }
    const filler = event.target.closest('[data-fill]');
    if (filler) {
      document.getElementById('username').value = filler.dataset.login;
      document.getElementById('password').value = filler.dataset.password;
      document.querySelector('form [type=submit]').focus();
    }
  });

  // A link that acts as a button obeys the space bar too.
  document.addEventListener('keydown', (event) => {
    if (event.key === ' ' && event.target.matches('a[role=button]')) {
      event.preventDefault();
      event.target.click();
    }
  });

  // --- Menus close when the reader goes on elsewhere.
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  // --- Forms: asked back where they say so, sent once, and not left by accident.
  const changed = new Set();
  document.addEventListener('input', (event) => {
    const form = event.target.closest?.('form[data-guard]');
    if (form) changed.add(form);
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed.size > 0) {
      event.preventDefault();
      event.returnValue = said('unsaved');
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method === 'dialog') return;
    if (form.dataset.confirm && !form.dataset.confirmed) {
      event.preventDefault();
      confirmed(form.dataset.confirm).then((yes) => {
        if (!yes) return;
        form.dataset.confirmed = 'yes';
        form.requestSubmit(event.submitter ?? undefined);
      });
      return;
    }
    changed.delete(form);
    if (form.method === 'post') {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'yes';
      event.submitter?.setAttribute('aria-disabled', 'true');
    }
  });
  // Coming back to a page kept by the browser, its forms can be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
      delete form.dataset.confirmed;
      form.querySelector('[aria-disabled]')?.removeAttribute('aria-disabled');
    }
  });

  // --- htmx: our token on what changes something, our dialog, our sentences.
  document.addEventListener('htmx:configRequest', (event) => {
    const header = document.querySelector('meta[name=csrf-header]')?.content;
    const token = document.querySelector('meta[name=csrf-token]')?.content;
    if (header && token && event.detail.verb !== 'get') event.detail.headers[header] = token;
    if (event.detail.verb === 'get') {
      // What is empty need not stand in the address.
      for (const [name, value] of Object.entries(event.detail.parameters)) {
        if (value === '') delete event.detail.parameters[name];
      }
    }
  });
  document.addEventListener('htmx:confirm', (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    confirmed(event.detail.question).then((yes) => yes && event.detail.issueRequest(true));
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    // Signed out meanwhile: the answer is the login page, which is no part of this one.
    if (new URL(event.detail.xhr.responseURL || location.href).pathname.endsWith('/login')) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  document.addEventListener('htmx:responseError', (event) => {
    const { xhr } = event.detail;
    if (xhr.getResponseHeader('Content-Type')?.includes('json')) {
      say(JSON.parse(xhr.responseText).detail ?? said('failed'));
      return;
    }
    const answer = new DOMParser().parseFromString(xhr.responseText, 'text/html');
    say(answer.getElementById('failure-sentence')?.textContent ?? said('failed'));
  });
  document.addEventListener('htmx:sendError', () => say(said('failed')));
  // What had the focus is gone with the old part of the page: whoever goes by keyboard goes on where they were.
  document.addEventListener('htmx:afterSettle', (event) => {
    const arrived = document.getElementById(event.detail.target?.id);
    if (document.activeElement === document.body && arrived?.tabIndex === -1) arrived.focus({ preventScroll: true });
  });
  document.addEventListener('htmx:load', (event) => rewriteTimes(event.detail.elt));

  // --- A moment is chosen in the reader's zone; without the script in that of the house.
  for (const field of document.querySelectorAll('input[type=datetime-local][data-zone]')) {
    const { moment, zone: place } = field.dataset;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // What was typed and refused stays as it was typed.
    if (!moment) continue;
    const at = new Date(moment);
    field.value = new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
    field.form.elements.zone.value = zone;
    const sentence = document.getElementById(place);
    sentence.textContent = sentence.dataset.sentence.replace('{0}', zone);
  }

  // --- A page does not outlive its session, wherever that ended. Whoever works at it without asking the server for anything is still there.
  const idle = Number(said('idle')) * 1000;
  if (idle) {
    const MARGIN = 20000;
    const QUIET = 60000;
    const tabs = new BroadcastChannel('triad-session');
    let used = Date.now();
    const empty = () => {
      document.body.replaceChildren();
      changed.clear();
    };
    const leave = () => {
      empty();
      location.replace(location.pathname + location.search);
    };
    // To whoever is signed in this page answers; anybody else it leads to the login.
    const ended = () => fetch(said('still'), { method: 'HEAD', redirect: 'manual' }).then((answer) => answer.type === 'opaqueredirect', () => undefined);
    // The tab in which somebody signs out says so before the server knows.
    const signedOut = async (tries) => {
      empty();
      if (tries === 0 || (await ended())) leave();
      else setTimeout(() => signedOut(tries - 1), 500);
    };
    const use = () => {
      used = Date.now();
      tabs.postMessage('used');
    };
    // Work elsewhere, such as in Tasklist, keeps the session; only the server knows. Whoever cannot be asked is asked again.
    const outlived = () => ended().then((over) => (over ? leave() : over === false && use()));
    const look = () => {
      if (Date.now() - used > idle + MARGIN) {
        outlived();
      } else if (Date.now() - used > QUIET) {
        use();
        ended().then((over) => over && leave());
      }
    };
    tabs.addEventListener('message', (event) => (event.data === 'out' ? signedOut(20) : (used = Date.now())));
    document.addEventListener('htmx:afterRequest', use);
    document.addEventListener('input', look);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
    document.addEventListener('submit', (event) => 'signOut' in event.target.dataset && tabs.postMessage('out'));
    setInterval(() => Date.now() - used > idle + MARGIN && outlived(), MARGIN);
    use();
  }

  rewriteTimes(document);
  const drawnOpen = document.querySelector('dialog[open]');
  if (drawnOpen) openDialog(drawnOpen);
  document.querySelector('[data-focus]')?.focus();
  setInterval(() => rewriteTimes(document), 60000);
})();
