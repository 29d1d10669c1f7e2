const random = () => Math.random().toString(36).slice(2, 12)

/** Names one tap, for logs and repeats. Not a secret, so `Math.random` will do: WeChat has no `crypto`. */
export const requestId = () => `${Date.now().toString(36)}-${random()}${random()}`
