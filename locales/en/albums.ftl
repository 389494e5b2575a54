# Pictures and files that were sent together, and what waits for somebody to say where it belongs.
albums-words = { $words }
albums-below = <b>{ $name }</b> · for all that was sent together
