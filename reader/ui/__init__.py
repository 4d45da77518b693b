"""The screen: the only room that imports Textual.

`app.py` starts it. `places.py` goes between articles (`screens/reading.py`) and lists of all of
them (`lists/screen.py`; `library`, `bank`, `codebook`, `people`, `review`, `feed` are such lists).
`page` is the text, `panels` stand beside it, `dialogs` lie over all. `article` is what they show,
`widgets` what they are made of (`widgets/rows.py` draws every list), `style` their colours. Page
and lists speak to the user with a `Voice`, and name keys by `with_keys` of `key_names.py`, as the
user has them; `every_key.py` has all that can be changed.

A key: `TypeAhead.on_event` holds it back until the one before is done with, then
`ReadingScreen.take_key` looks up its action, which `keys.py` lists. `do('marking', 'note')` calls
`Marking.note` in `screens/marking.py`, `step('moving', 'lines', 1)` does `Moving.lines` as often as
was typed. Parts that the first paint does without are in `Tools`, fetched behind it, and
`ReadingScreen.use` waits for them. For a movement `Travel` decides where it leads and changes
nothing on screen, `Going` goes there, and `Desk.settle` shows the new focus on page, panels and
status lines.

The article: a `Session` has all that is known of it, ready for look-up, with a `Reading` for what
only shows it. `Arriving` gets annotations and analysis from the workspace in threads (`jobs.py`);
each part of the analysis goes through `Desk.take` to `Session.take` and on to page and panels.
`Saves.save` writes in the one thread for that; `Saver` then shows what the store has.

A list: `choose` hands `Places.visit` a `Trail`, the rows as goals with the way to open them; an
article is opened in a thread and laid over the list, and `Visiting` puts the focus on the words.
"""
