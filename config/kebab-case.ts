/** `nutuiColorStop1` → `nutui-color-stop-1`: all that NutUI needs lodash.kebabcase for, names of its variables. */
export default (name: string): string => name.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`)
