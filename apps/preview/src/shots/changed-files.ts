import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The files below a folder that differ from a revision, by their paths within it; new ones, too. */
export const changedFiles = (folder: string, revision: string): readonly string[] => {
  const git = (...args: readonly string[]): string[] =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
      .split('\0')
      .filter((path) => path !== '')
  return [
    ...git('diff', '--name-only', '--relative', '--diff-filter=d', '-z', revision, '--', '.'),
    ...git('ls-files', '--others', '--exclude-standard', '-z', '--', '.'),
  ].map((path) => join(path))
}
