import { Hono } from 'hono'
import { html } from 'hono/html'

/** The page at `/`. It learns everything from `/control`. */
export function explorerRoutes() {
  return new Hono().get('/', (context) => context.html(page))
}

const page = html`<!doctype html>
  <html lang="en">
    <meta charset="utf-8" />
    <title>Cloud emulator</title>
    <h1>Cloud emulator</h1>
    <ul id="addresses">
      <li><a href="/control/state">/control/state</a></li>
      <li><a href="/control/calls">/control/calls</a></li>
    </ul>
    <script type="module">
      const { miniPrograms } = await (await fetch('/control/state')).json()
      for (const { name, h5 } of miniPrograms) {
        if (!h5) continue
        const link = Object.assign(document.createElement('a'), { href: h5, textContent: name })
        const item = document.createElement('li')
        item.append(link)
        document.querySelector('#addresses').append(item)
      }
    </script>
  </html>`
