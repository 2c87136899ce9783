// Configuration of Tasklist, Cockpit and Admin inside Triad. There is one login: whoever is signed out here goes to Triad's own page.
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function leaveWhenSignedOut() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(root + '/login?logout');
  }
}

window.addEventListener('hashchange', leaveWhenSignedOut);
leaveWhenSignedOut();

export default {
  app: {
    name: 'Tasks',
    vendor: 'Triad'
  },
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
