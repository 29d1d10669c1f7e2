import type { Case, Cloud } from '../case'

interface Files {
  fileList: { status: number; tempFileURL?: string }[]
}

async function upload(cloud: Cloud, name: string) {
  const fileContent = Buffer.from('conformance')
  return (await cloud.uploadFile({ cloudPath: `${name}/file.txt`, fileContent })).fileID
}

export const storage: Case[] = [
  {
    name: 'a file is uploaded, downloaded and deleted',
    calls: ['cloud.uploadFile', 'cloud.downloadFile', 'cloud.deleteFile'],
    async run({ cloud, name }) {
      const fileID = await upload(cloud, name)
      const { fileContent, statusCode } = await cloud.downloadFile({ fileID })
      const deleted = (await cloud.deleteFile({ fileList: [fileID] })) as Files
      return [fileContent.toString(), statusCode, deleted.fileList[0]?.status]
    },
    expected: ['conformance', 200, 0],
  },
  {
    name: 'getTempFileURL() gives a link that opens',
    calls: ['cloud.getTempFileURL'],
    async run({ cloud, name }) {
      const fileID = await upload(cloud, name)
      const { fileList } = (await cloud.getTempFileURL({ fileList: [fileID] })) as Files
      const text = await (await fetch(fileList[0]?.tempFileURL ?? '')).text()
      await cloud.deleteFile({ fileList: [fileID] })
      return text
    },
    expected: 'conformance',
  },
  {
    name: 'downloadFile() of none',
    calls: ['cloud.downloadFile'],
    async run({ cloud, name }) {
      const fileID = await upload(cloud, name)
      await cloud.deleteFile({ fileList: [fileID] })
      return cloud.downloadFile({ fileID })
    },
    expected: { error: 'STORAGE_FILE_NONEXIST' },
  },
]
