import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'

/** The files of a Secret in a host. */
export interface MountedSecret {
  /** Replaces all its keys. */
  readonly write: (keys: Readonly<Record<string, string>>) => void
}

/**
 * Mounts a Secret as the kubelet does: each file is a link into a folder by way of the link `..data`. A change makes
 * another folder, and replaces that one link.
 */
export const mountSecret = (host: Pick<Host, 'file'>, path: string): MountedSecret => {
  const root = host.file(path)
  mkdirSync(root, { recursive: true })
  let version = 0
  return {
    write: (keys) => {
      const before = `..version-${version}`
      version += 1
      const now = `..version-${version}`
      mkdirSync(join(root, now))
      for (const [key, text] of Object.entries(keys)) {
        writeFileSync(join(root, now, key), text)
        if (version === 1) symlinkSync(`..data/${key}`, join(root, key))
      }
      symlinkSync(now, join(root, '..data_tmp'))
      renameSync(join(root, '..data_tmp'), join(root, '..data'))
      rmSync(join(root, before), { recursive: true, force: true })
    },
  }
}
