/** The facts of a machine that decide whether the lab can run on it. */
export interface Machine {
  readonly platform: string
  readonly isRoot: boolean
  readonly has: (command: string) => boolean
  /** Whether an engine is still to be built. */
  readonly isUnbuilt: boolean
}

const commands = ['setpriv', 'unshare', 'nsenter', 'ip', 'tc', 'openssl', 'git']

/** What a machine lacks for the lab, as texts. */
export const lackingOn = ({ platform, isRoot, has, isUnbuilt }: Machine): readonly string[] => [
  ...(platform === 'linux' ? [] : ['Linux: network namespaces are its own']),
  ...(isRoot ? [] : ['root: only root makes network namespaces and mounts']),
  ...commands.filter((name) => !has(name)).map((name) => `the command ${name}`),
  ...(isUnbuilt && !has('go') ? ['the command go, to build the engines with'] : []),
]
