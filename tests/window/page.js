// What a test does inside the page: run by the driver before every step. Only the press that the
// next step asks about is kept, on the window.
// Every function answers in time; what it waits for and does not find is answered as such.

const PATIENCE = 30_000;
const BETWEEN = 50;
/** So many looks in a row find a thing where it was: nothing above it is about to go away. */
const STILL = 4;

/** Looks again and again until something is found, or patience ends. */
async function until(look) {
    const end = Date.now() + PATIENCE;
    for (;;) {
        const found = look();
        if (found || Date.now() > end) return found;
        await new Promise((later) => setTimeout(later, BETWEEN));
    }
}

/** Calls a command as the program's own code does. */
function invoke(command, given) {
    return window.__TAURI_INTERNALS__.invoke(command, given).then(
        (answer) => ({ answer }),
        (refusal) => ({ refusal }),
    );
}

/** The same, for a command that may well not answer soon: whether it was refused at once. */
function invokeBriefly(command, given) {
    const patience = new Promise((later) => setTimeout(() => later({ open: true }), 1500));
    return Promise.race([invoke(command, given), patience]);
}

const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/** Whether a person could reach it with the pointer: nothing lies over its middle. */
function isOnTop(element) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element));
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** The names a person may know a button or field by. */
function namesOf(element) {
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const others = [...(element.labels ?? []), ...by.map((id) => document.getElementById(id))];
    return [
        element.innerText,
        element.getAttribute('aria-label'),
        element.getAttribute('placeholder'),
        ...others.map((label) => label?.innerText),
    ]
        .map((name) => oneLine(name ?? ''))
        .filter((name) => name !== '');
}

/** What is called so, best: exactly so, then beginning so, then somewhere so. */
function called(elements, words, isWanted = () => true) {
    const fits = [
        (name) => name === words,
        (name) => name.startsWith(words),
        (name) => name.includes(words),
    ];
    for (const fit of fits) {
        const found = elements.find((element) => namesOf(element).some(fit) && isWanted(element));
        if (found) return found;
    }
    return undefined;
}

const PRESSED =
    'button, summary, a[href], input[type=checkbox], input[type=radio], [role=tab], [role=option], ' +
    '[role=menuitem], [role=checkbox], [role=row][tabindex], [role=gridcell][tabindex], ' +
    '[role=columnheader][tabindex]';
const FILLED = 'input, textarea, select, [contenteditable=true], [role=combobox]';

const canPress = (element) =>
    isShown(element) && !element.disabled && element.getAttribute('aria-disabled') !== 'true';

/** Where to press what has these words, inside what the selector names: its middle, once it
 *  stands still. */
async function spot(words, within) {
    let before = '';
    let same = 0;
    return until(() => {
        const here = [...document.querySelectorAll(within)].flatMap((part) => [
            ...part.querySelectorAll(PRESSED),
        ]);
        const found = called(here.filter(canPress), words, isOnTop);
        // What was done may still move the page, unless it is what stops the work.
        if (found?.closest('[aria-busy=true]') && !found.closest('.strip')) return null;
        const box = found?.getBoundingClientRect();
        const now = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        same = now !== undefined && JSON.stringify(now) === before ? same + 1 : 1;
        before = JSON.stringify(now);
        if (now === undefined || same < STILL) return null;
        expect(found);
        return now;
    });
}

/** Takes note of the next click, for the step after this one. */
function expect(element) {
    const press = { element, came: false };
    document.addEventListener('click', () => (press.came = true), { capture: true, once: true });
    window.__press = press;
}

/** Whether the click came that was expected. A busy web view may lose one, which tells nothing of
 *  the program; what goes away when it is pressed has answered. */
async function pressed() {
    const { element, came } = window.__press;
    if (came) return true;
    const end = Date.now() + 2_000;
    while (Date.now() < end) {
        if (window.__press.came || !element.isConnected) return true;
        await new Promise((later) => setTimeout(later, BETWEEN));
    }
    return false;
}

/** Types into the field of this name, in place of what stands there; a list chooses. */
async function fill(name, text) {
    let option;
    const field = await until(() => {
        const found = called([...document.querySelectorAll(FILLED)].filter(canPress), name);
        option = found instanceof HTMLSelectElement ? called([...found.options], text) : undefined;
        return found instanceof HTMLSelectElement && !option ? undefined : found;
    });
    if (!field) return false;
    field.focus();
    const prototype = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, option?.value ?? text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
}

const pageText = () => oneLine(document.body.innerText);

/** Waits until what the selector names shows words, or no longer shows them. */
async function shows(words, wanted, within) {
    const said = () =>
        [...document.querySelectorAll(within)].some((part) =>
            oneLine(part.innerText).includes(oneLine(words)),
        );
    const found = await until(() => said() === wanted);
    return found ? null : pageText().slice(0, 4000);
}

/** The texts of everything the selector names. */
async function texts(selector) {
    return [...document.querySelectorAll(selector)].map((element) => oneLine(element.innerText));
}

/** How many of the elements named by a selector are wholly seen: inside the window and inside
 *  whatever scrolls them. */
async function whole(selector) {
    const isInside = (inner, outer) =>
        inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    const frames = (element) => {
        const parent = element.parentElement;
        if (!parent) return [{ top: 0, bottom: innerHeight }];
        const own = getComputedStyle(parent).overflowY === 'visible' ? [] : [parent.getBoundingClientRect()];
        return [...own, ...frames(parent)];
    };
    const seen = [...document.querySelectorAll(selector)].filter((element) => {
        const box = element.getBoundingClientRect();
        return isShown(element) && frames(element).every((frame) => isInside(box, frame));
    });
    return seen.length;
}

/** The name of what has the focus, and whether a person sees that it has: on itself, or on the
 *  part of it that the keys work on. */
async function focused() {
    return focusNow();
}

function focusNow() {
    const element = document.activeElement;
    const part = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    const isMarked = (marked) => {
        const { outlineStyle, boxShadow } = getComputedStyle(marked);
        return outlineStyle !== 'none' || boxShadow !== 'none';
    };
    return {
        name: element.getAttribute('aria-label') ?? namesOf(element)[0] ?? '',
        seen: isMarked(element) || (part !== null && isMarked(part)),
        how: `${element.cloneNode(false).outerHTML} at ${part?.cloneNode(false).outerHTML ?? 'nothing'}`,
    };
}

/** Drops files in the middle of the window, for the listeners that the program registered. */
async function drop(paths) {
    const position = { x: innerWidth / 2, y: innerHeight / 2 };
    await until(() => listeners('tauri://drag-drop').length > 0);
    tell('tauri://drag-enter', { paths, position });
    tell('tauri://drag-over', { position });
    await new Promise((later) => setTimeout(later, BETWEEN));
    return tell('tauri://drag-drop', { paths, position });
}

/** The listeners of an event: the shell keeps them on the window. */
const listeners = (event) =>
    Object.getOwnPropertyNames(window.__internal_unstable_listeners_object_id__?.[event] ?? {});

/** Does what the shell's own message of an event does in the page; how many listeners heard it. */
function tell(event, payload) {
    const ids = listeners(event);
    window.__internal_unstable_listeners_function_id__({ event, payload }, ids);
    return ids.length;
}

/**
 * Answers the next of the system's dialogs for opening and saving in the person's place: the
 * call is caught on its way out of the page. A dialog that nobody answered opens as usual.
 */
async function answerDialog(answer) {
    window.__dialogs ??= catchDialogs();
    window.__dialogs.answers.push(answer);
    return true;
}

function catchDialogs() {
    const dialogs = { answers: [], asked: [] };
    const send = window.fetch;
    window.fetch = (address, request) => {
        const call = decodeURIComponent(String(address)).split('plugin:dialog|')[1];
        if (call === undefined || dialogs.answers.length === 0) return send(address, request);
        const { options } = JSON.parse(new TextDecoder().decode(bytes(request.body)));
        dialogs.asked.push({ call, ...options });
        const headers = { 'Content-Type': 'application/json', 'Tauri-Response': 'ok' };
        return Promise.resolve(new Response(JSON.stringify(dialogs.answers.shift()), { headers }));
    };
    return dialogs;
}

const bytes = (body) => (typeof body === 'string' ? new TextEncoder().encode(body) : body);

/** What the dialogs answered here were asked: their kind and options, oldest first. */
async function askedDialogs() {
    return window.__dialogs?.asked ?? [];
}

/** Waits until a person sees what has the focus: a row that has just come is drawn a moment later. */
async function focusIsSeen() {
    return until(() => focusNow().seen);
}

/** Waits until the picture stands still: fonts read, movements at their end, two frames drawn. */
async function settle() {
    await document.fonts.ready;
    for (const movement of document.getAnimations()) {
        if (movement.effect?.getComputedTiming().iterations !== Infinity) movement.finish();
    }
    for (let frame = 0; frame < 2; frame += 1) {
        await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    const { matches: dark } = matchMedia('(prefers-color-scheme: dark)');
    return { width: innerWidth, height: innerHeight, dark };
}

/** What does not fit the window: the page itself, words cut off on a button or heading, what
 *  opens over the page. What opens is put in its place a moment after the window's size changes. */
async function unfit() {
    const end = Date.now() + 2000;
    for (;;) {
        const found = unfitNow();
        if (found.length === 0 || Date.now() > end) return found;
        await settle();
    }
}

function unfitNow() {
    const found = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`page ${scrollWidth - innerWidth} px too wide`);
    if (scrollHeight > innerHeight) found.push(`page ${scrollHeight - innerHeight} px too high`);
    for (const element of document.querySelectorAll('button, h1, h2, h3, label, nav *, footer *')) {
        if (!isShown(element) || element.closest('svg')) continue;
        // Words that take no room, or one pixel, are for a screen reader only.
        if (!oneLine(element.innerText) || element.offsetWidth <= 1) continue;
        const style = getComputedStyle(element);
        const isCut = element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'visible';
        // An ellipsis says that there is more, and a title shows it.
        const isTold = style.textOverflow === 'ellipsis' && element.closest('[title]');
        if (isCut && !isTold && style.display !== 'inline') {
            found.push(`cut: ${element.tagName.toLowerCase()} "${oneLine(element.innerText)}"`);
        }
    }
    for (const element of document.querySelectorAll('[role=dialog], [role=alertdialog], .popover')) {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        if (isShown(element) && !isInside) found.push(`over the edge: "${oneLine(element.innerText).slice(0, 60)}"`);
    }
    return found;
}

/** Serious findings of axe-core, each with its rule and where. */
async function findings() {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, help, nodes }) =>
            nodes.map(({ target, html }) => `${id} (${help}): ${target.join(' ')} ${html.slice(0, 160)}`),
        );
}
