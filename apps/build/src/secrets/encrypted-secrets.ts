import { join } from 'node:path'
import { isEncrypted, LARGEST_FILE_IN_BYTES, readManifest } from '@fleet/validation'
import { DISK } from '../disk/disk.ts'
import { isManifest } from '../disk/list-tree.ts'

/** A Secret that SOPS encrypted. Its names are readable, its values are not. */
export interface EncryptedSecret {
  readonly namespace: string
  readonly name: string
  readonly keys: readonly string[]
  readonly file: string
  /** Whether it is all that its file holds. */
  readonly isAlone: boolean
}

/** Every encrypted Secret in a folder and those below it. */
export const encryptedSecrets = (folder: string): readonly EncryptedSecret[] =>
  DISK.list(folder).flatMap(({ name, kind }) => {
    const path = join(folder, name)
    if (kind === 'folder') return encryptedSecrets(path)
    return kind === 'file' && isManifest(path) ? secretsIn(path) : []
  })

interface Secret {
  readonly metadata?: { readonly namespace?: string; readonly name?: string }
  readonly data?: object
  readonly stringData?: object
}

const secretsIn = (file: string): readonly EncryptedSecret[] => {
  const { objects } = readManifest(DISK.read(file, LARGEST_FILE_IN_BYTES) ?? Buffer.of())
  return objects.filter(isEncrypted).map((object) => {
    const { metadata = {}, data, stringData } = object as Secret
    return {
      namespace: metadata.namespace ?? 'default',
      name: metadata.name ?? '',
      keys: Object.keys({ ...data, ...stringData }),
      file,
      isAlone: objects.length === 1,
    }
  })
}
