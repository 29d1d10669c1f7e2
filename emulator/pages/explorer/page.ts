import { html } from 'hono/html'

const icon = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
  '<rect x="3" y="5" width="16" height="22" rx="5" fill="#12a184"/>',
  '<rect x="13" y="5" width="16" height="22" rx="5" fill="#5d55d8" fill-opacity=".86"/>',
  '</svg>',
].join('')

/** Everything visible is drawn by the client. */
export const page = (title: string) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />
        <link rel="stylesheet" href="/explorer.css" />
        <script type="module" src="/explorer.js"></script>
      </head>
      <body>
        <div id="explorer"></div>
        <noscript>The explorer needs JavaScript. 此页面需要 JavaScript。</noscript>
      </body>
    </html> `
