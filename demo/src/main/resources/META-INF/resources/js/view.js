const DELIVERIES = {
  NOT_SENT: 'The command was not sent: it is safe to try again.',
  OUTCOME_UNKNOWN: 'The command was sent and not answered: Redis may have executed it.',
  ANSWERED: 'Redis answered with this error.',
};

/** Returns the element of a section that is marked with an attribute. */
export function part(section, name) {
  return section.querySelector(`[data-${name}]`);
}

/** Makes an element with text; never from HTML, so that nothing that a visitor wrote becomes part of the page. */
export function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** Shows a problem in its section, or hides the last one. */
export function showProblem(section, problem) {
  const box = part(section, 'problem');
  box.hidden = !problem;
  if (problem) {
    box.replaceChildren(element('strong', problem.type), ` ${problem.message}`,
      element('small', DELIVERIES[problem.delivery] ?? ''));
  }
}

/** Runs what a visitor asked for, with the button disabled meanwhile, and shows what went wrong. */
export async function attempt(section, button, action) {
  button.disabled = true;
  try {
    await action();
    showProblem(section, null);
  } catch (problem) {
    showProblem(section, problem);
  } finally {
    button.disabled = false;
  }
}

/** Runs an action again and again, the next one a pause after the last one's end; not while the page is hidden. */
export function repeat(pauseMillis, action) {
  const run = async () => {
    if (!document.hidden) {
      await action();
    }
    setTimeout(run, pauseMillis);
  };
  run();
}
