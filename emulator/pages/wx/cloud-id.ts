/**
 * Open data that WeChat knows by this id. Where it is a field of a call's own, the function finds
 * `{ cloudID, data }` there; anywhere deeper it is the text.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/open/Cloud.CloudID.html
 */
export const CloudID = (id: string) => new OpenData(id)

class OpenData {
  constructor(readonly cloudID: string) {}
  toJSON = () => this.cloudID
}

/** The fields that are to be replaced, apart: names of fields of `data`. */
export function withoutCloudIDs(data: object | undefined) {
  const cloudIDs = Object.entries(data ?? {})
    .filter(([, value]) => value instanceof OpenData)
    .map(([name]) => name)
  return { data, ...(cloudIDs.length > 0 && { cloudIDs }) }
}
