/**
 * WeChat puts a `userInfo` of its own into the event of every call; what a caller has put there is gone. Whether it does so
 * always is undecided in public: docs/conformance.md says how to find out.
 */
export const hasUserInfo = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, 'userInfo')
