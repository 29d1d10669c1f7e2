/** How a function's request tells the emulator which call caused it; bootstrap-requests.cjs adds it. */
export const SPAN_HEADER = 'x-emulator-span'
