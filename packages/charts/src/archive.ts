import { gunzipSync } from 'node:zlib'
import { unpackTar } from 'modern-tar'

/** The files of a chart, by their paths inside its folder. */
export type ChartFiles = ReadonlyMap<string, Uint8Array>

/** The files of an archive as `helm package` makes it: all of them lie in a folder named after the chart. */
export const filesInArchive = async (archive: Uint8Array): Promise<ChartFiles> => {
  const entries = await unpackTar(gunzipSync(archive), { strip: 1 })
  return new Map(entries.flatMap(({ header, data }) => (data ? [[header.name, data] as const] : [])))
}
