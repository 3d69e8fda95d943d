import { execFileSync } from 'node:child_process'

/** Makes a folder a Git repository, with all that is in it in one commit. It needs no configuration of Git. */
export const commitAll = (folder: string): void => {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args])
  }
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'Begin')
}
