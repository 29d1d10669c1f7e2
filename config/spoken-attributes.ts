const nothing = "''"

/**
 * What a screen reader says, as attributes of WeChat's tags: Taro's name of a tag → attribute → what stands in the
 * template where a screen says nothing. Only what `src/ui/spoken.ts` gives: each is written into many templates.
 * https://developers.weixin.qq.com/miniprogram/dev/component/aria-component.html
 */
export const spokenAttributes: Record<string, Record<string, string>> = {
  View: { 'aria-role': nothing, 'aria-label': nothing, 'aria-checked': nothing, 'aria-disabled': nothing },
  Button: { 'aria-label': nothing },
  Input: { 'aria-label': nothing },
}
