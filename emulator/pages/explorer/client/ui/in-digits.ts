import { language } from '../language'

/** `12,345` */
export const inDigits = (value: number): string => value.toLocaleString(language)
