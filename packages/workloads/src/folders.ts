import type { Folder } from '@fleet/model'
import type { IPodSpec } from '@fleet/kubernetes'
import { claimName } from './claims.ts'

type PodVolume = NonNullable<IPodSpec['volumes']>[number]

/** Whether the containers may only read a folder. */
export const isReadOnly = (folder: Folder): boolean => folder.from !== 'empty' && folder.readOnly

/** A folder as a volume of its pod. */
export const folderVolume = (name: string, folder: Folder): PodVolume => {
  switch (folder.from) {
    case 'nfs':
      return {
        name,
        nfs: { server: folder.server, path: folder.path, ...(folder.readOnly && { readOnly: true }) },
      }
    case 'node':
      return { name, hostPath: { path: folder.path, type: folder.type } }
    case 'volume':
      return { name, persistentVolumeClaim: { claimName: claimName(folder.of, folder.volume) } }
    default:
      return { name, emptyDir: { sizeLimit: folder.size } }
  }
}
