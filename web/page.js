const state = document.getElementById('state');

try {
  const { ok } = await fetch('/ready');
  state.textContent = ok ? 'The service is ready.' : 'The service is there, and not ready.';
} catch {
  state.textContent = 'The service does not answer.';
}
