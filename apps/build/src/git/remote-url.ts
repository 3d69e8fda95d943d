import { repositoryOf } from '../disk/repository-of.ts'
import { git } from './git.ts'

/**
 * The address of the repository that a folder is in, as `flux bootstrap git` takes it, from its remote `origin`. It has
 * no credentials. Nothing where there is no such remote, or Flux cannot use it.
 */
export const remoteUrl = (folder: string): string | undefined => {
  // To ask Git takes longer than to look for a repository.
  const remote = repositoryOf(folder) === undefined ? undefined : printedByGit(folder)
  return remote === undefined ? undefined : fluxUrl(remote.trim())
}

/** For printing alone: where Git is missing, a build goes on without it. */
const printedByGit = (folder: string): string | undefined => {
  try {
    return git(['remote', 'get-url', 'origin'], { folder })
  } catch {
    return undefined
  }
}

/** A remote's address as Flux takes it: `git@host:me/fleet.git` is `ssh://git@host/me/fleet.git`. */
export const fluxUrl = (remote: string): string | undefined => {
  const [, user = 'git', host, path = ''] = SHORT_SSH.exec(remote) ?? []
  const written = host === undefined ? remote : `ssh://${user}@${host}/${path.replace(/^\/+/, '')}`
  if (!/^(?:ssh|https):\/\//.test(written) || !URL.canParse(written)) return undefined
  const url = withoutCredentials(new URL(written))
  return IN_A_SHELL.test(url) ? url : undefined
}

/** A user over HTTPS is often a token; over SSH it is the name of the account. */
const withoutCredentials = ({ protocol, username, host, pathname }: URL): string =>
  `${protocol}//${protocol === 'ssh:' && username !== '' ? `${username}@` : ''}${host}${pathname}`

/** The short form of SSH. A host of one letter is a drive of Windows. */
const SHORT_SSH = /^(?:([^@:/\s]+)@)?([^@:/\s]{2,}):(?!\/\/)(\S+)$/

/** What a shell takes as it is written. */
const IN_A_SHELL = /^[-\w.~:/@%+[\]]+$/
