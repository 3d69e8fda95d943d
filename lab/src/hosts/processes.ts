import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

const kinds = ['net', 'mnt', 'pid', 'uts'] as const

/** A process that ends meanwhile does not count. */
const unlessGone = <Value>(look: () => Value): Value | undefined => {
  try {
    return look()
  } catch {
    return undefined
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
}

/** All visible processes that live: a zombie has ended. */
const processes = (): readonly Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const status = unlessGone(() => readFileSync(`/proc/${name}/status`, 'utf8')) ?? ''
      const [, state, parent] = /^State:\s*(\w).*^PPid:\s*(\d+)$/ms.exec(status) ?? []
      return state === undefined || state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent) }]
    })

/** The living ones of some processes. */
export const living = (pids: readonly number[]): readonly number[] =>
  processes()
    .map(({ pid }) => pid)
    .filter((pid) => pids.includes(pid))

/** A process and all its descendants. */
export const familyOf = (pid: number): readonly number[] => {
  const parents = new Map(processes().map((one) => [one.pid, one.parent]))
  const isOf = (one: number | undefined): boolean => one === pid || (one ? isOf(parents.get(one)) : false)
  return [...parents.keys()].filter((one) => isOf(one))
}

/** The namespaces of a process, as the kernel names them: `net:[4026531840]`. */
export const namespacesOf = (pid: number): readonly string[] =>
  kinds.flatMap((kind) => unlessGone(() => readlinkSync(`/proc/${pid}/ns/${kind}`)) ?? [])

/** The processes that live in one of these namespaces. */
export const livingIn = (namespaces: ReadonlySet<string>): readonly number[] =>
  processes()
    .map(({ pid }) => pid)
    .filter((pid) => namespacesOf(pid).some((namespace) => namespaces.has(namespace)))
