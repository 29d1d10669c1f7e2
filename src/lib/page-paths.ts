/** The package behind the main one, as WeChat names it. */
const more = 'more'

/**
 * Where an app's pages lie, by their folders: those of the main package, which WeChat fetches before anything is seen,
 * and those `more` that it fetches once the app is there.
 */
export function pagesOf<Main extends string, More extends string>(
  app: string,
  pages: { main: readonly Main[]; more: readonly More[] },
) {
  const later: readonly string[] = pages.more
  const pathOf = (page: Main | More) => `apps/${app}/${later.includes(page) ? more : 'pages'}/${page}/index`
  const first = pages.main.map(pathOf)
  return {
    /** As an app's configuration tells it. From each page of the main package a person may go on to one of the others. */
    packages: {
      pages: first,
      subPackages: [{ root: `apps/${app}/${more}`, name: more, pages: later.map((page) => `${page}/index`) }],
      preloadRule: Object.fromEntries(
        first.map((page) => [page, { network: 'all' as const, packages: [more] }]),
      ),
    },
    /** Address of a page, for Taro's ways to open one. */
    to: (page: Main | More, query: Record<string, string> = {}) => {
      const parameters = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      return `/${[pathOf(page), parameters.join('&')].filter(Boolean).join('?')}`
    },
  }
}
