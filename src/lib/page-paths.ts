/** The package behind the main one, as WeChat names it. */
const more = 'more'

/** Folders of an app's pages: those of the main package, and those of the one behind it. */
interface Pages<Page extends string> {
  main: readonly Page[]
  more: readonly Page[]
}

const pathIn = (app: string, folder: string, page: string) => `apps/${app}/${folder}/${page}/index`

/** Path of a page of the main package, as a configuration names it. */
export const mainPath = (app: string, page: string): string => pathIn(app, 'pages', page)

/**
 * As an app's configuration tells them: WeChat fetches the main package before anything is seen, and `more` once one of
 * its pages is there. Only for the configuration: the oldest phones could not read it.
 */
export function packagesOf(app: string, pages: Pages<string>) {
  const first = pages.main.map((page) => mainPath(app, page))
  return {
    pages: first,
    subPackages: [
      { root: `apps/${app}/${more}`, name: more, pages: pages.more.map((page) => `${page}/index`) },
    ],
    preloadRule: Object.fromEntries(
      first.map((page) => [page, { network: 'all' as const, packages: [more] }]),
    ),
  }
}

/** What makes the address of a page, for Taro's ways to open one. */
export function addressesOf<Page extends string>(app: string, pages: Pages<Page>) {
  return (page: Page, query: Record<string, string> = {}): string => {
    const parameters = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    const path = pages.main.includes(page) ? mainPath(app, page) : pathIn(app, more, page)
    return `/${[path, parameters.join('&')].filter(Boolean).join('?')}`
  }
}
