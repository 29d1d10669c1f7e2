/** What a phone's page asks for while its app is being built, as JSON. */
export interface Progress {
  ready: boolean
  /** 0 to 100. */
  percent: number
  /** What is wrong, where something is. */
  errors: string[]
}

/** The file beside the page that says it. */
export const PROGRESS = 'progress.json'

/** A phone's page until there is an app: how far its build is, or why there will be none. It opens the app by itself. */
export const waitingPage = (name: string): string => `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width,initial-scale=1" />
  <meta name="color-scheme" content="light dark" />
  <title>${name}</title>
  <style>
    body { font: 15px/1.5 system-ui, sans-serif; margin: 0; padding: 40vh 32px 0; text-align: center }
    body.wrong { padding-top: 32px; text-align: left }
    progress { width: 100% }
    pre { font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere }
  </style>
  <p id="said" role="status">正在构建${name}…</p>
  <progress max="100" value="0"></progress>
  <pre></pre>
  <script>
    const [said, bar, wrong] = ['#said', 'progress', 'pre'].map((which) => document.querySelector(which))
    async function look() {
      const { ready, percent, errors } = await (await fetch('${PROGRESS}', { cache: 'no-store' })).json()
      if (ready) return location.reload()
      document.body.className = errors.length > 0 ? 'wrong' : ''
      said.textContent = errors.length > 0 ? '${name}构建失败，改好后会自动打开。' : '正在构建${name}… ' + percent + '%'
      bar.hidden = errors.length > 0
      bar.value = percent
      wrong.textContent = errors.join('\\n\\n')
    }
    // While npm start is begun anew, nobody answers.
    setInterval(() => look().catch(() => undefined), 500)
  </script>
</html>
`
