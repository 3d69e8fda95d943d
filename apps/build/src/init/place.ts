import { relative, resolve, sep } from 'node:path'
import { repositoryOf } from '../disk/repository-of.ts'
import { remoteUrl } from '../git/remote-url.ts'
import type { NewFleet } from './new-fleet.ts'

/** What the place of a new fleet says: its folder in a repository that is already there, and whence Flux reads that. */
export const placeOf = (folder: string): Pick<NewFleet, 'folder' | 'gitUrl'> => {
  const root = repositoryOf(folder)
  if (root === undefined) return {}
  const path = relative(root, resolve(folder)).split(sep).join('/')
  const gitUrl = remoteUrl(root)
  return { ...(path !== '' && { folder: path }), ...(gitUrl !== undefined && { gitUrl }) }
}
