/** Who called, as WeChat vouches for it. Over HTTP there is no person, only the mini program. */
export interface Identity {
  appid: string
  openid?: string
  unionid?: string
  /** Under environment sharing: where the call comes from. `appid` is then the resource's. */
  from?: Visitor
}

/** The mini program that visits a shared environment, and the person in it, if there is one. */
export interface Visitor {
  appid: string
  openid?: string
  unionid?: string
}
