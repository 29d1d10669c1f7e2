/** The part of app.json that the harness reads. */
export interface AppJson {
  pages: string[]
  subPackages?: { root: string; name: string; pages: string[] }[]
  preloadRule?: Record<string, { network: string; packages: string[] }>
  tabBar?: { list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[] }
  themeLocation?: string
  window?: {
    navigationBarTitleText?: string
    navigationBarBackgroundColor?: string
    backgroundColor?: string
  }
}

/** Every page of app.json, those of the main package first. */
export const pagesOf = ({ pages, subPackages = [] }: AppJson): string[] => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
]
