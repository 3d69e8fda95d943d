/** What of a machine decides whether the lab can run on it. */
export interface Machine {
  readonly platform: string
  readonly isRoot: boolean
  readonly has: (command: string) => boolean
  /** The engines that are not built yet. */
  readonly unbuilt: readonly string[]
}

const commands = ['setpriv', 'unshare', 'nsenter', 'ip', 'tc', 'openssl', 'git']

/** What a machine lacks to run the lab, in words. */
export const lackingOn = ({ platform, isRoot, has, unbuilt }: Machine): readonly string[] => [
  ...(platform === 'linux' ? [] : ['Linux: network namespaces are its own']),
  ...(isRoot ? [] : ['root: only root makes network namespaces and mounts']),
  ...commands.filter((name) => !has(name)).map((name) => `the command ${name}`),
  ...unbuilt.map((name) => `the engine ${name}: run \`pnpm lab:engines\``),
]
