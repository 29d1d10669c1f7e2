import { pathOf } from '../modules'

/** A page's style sheet for a browser: imports in place, WeChat's tags by our names, rpx as a share of the width. */
export function styleSheet(files: Record<string, string>, path: string): string {
  const imported = (files[path] ?? '').replace(
    /@import\s*(?:url\()?["']([^"']+)["']\)?;?/g,
    (_, request: string) => styleSheet(files, pathOf(path, request, '.wxss')),
  )
  return imported
    .replace(
      /(^|[{}])([^{}@]+)(?=\{)/g,
      (_, before: string, selector: string) => before + selectorOf(selector),
    )
    .replace(/(-?[\d.]+)rpx/g, (_, value: string) => `calc(${value} * 100vw / 750)`)
}

const tags = 'page|view|text|button|input|image'
const tagName = new RegExp(`(^|[\\s>+~,(])(${tags})(?![\\w-])`, 'g')

const selectorOf = (selector: string) => selector.replace(tagName, '$1wx-$2')

/** What WeChat's own style sheet gives its tags, as far as it shows. */
export const tagStyles = `
* { margin: 0; box-sizing: border-box }
body { font: 16px/1.4 system-ui, sans-serif }
wx-page, wx-view, wx-button { display: block }
wx-page { min-height: 100vh; position: relative }
wx-text { display: inline; white-space: pre-wrap }
wx-button { position: relative; text-align: center; font-size: 18px; line-height: 2.56; border-radius: 5px;
  padding: 0 14px; overflow: hidden; background: #f8f8f8; color: #000 }
wx-input { display: block; height: 1.4em; overflow: hidden }
wx-input > input { all: unset; width: 100%; height: 100%; font: inherit; color: inherit }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
`
