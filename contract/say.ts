/**
 * A sentence for a person: in English where `lang` is `en`, in Chinese otherwise. Answers carry the Chinese one; an app
 * asks for the other. Valibot takes it as a message: `v.safeParse(schema, value, { lang })`.
 */
export type Sentence = (asked: { readonly lang?: string | undefined }) => string

export const say =
  (zh: string, en: string): Sentence =>
  ({ lang }) =>
    lang === 'en' ? en : zh
