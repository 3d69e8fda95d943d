import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The record that an API server keeps of every request. */
export interface Audit {
  /** The flags by which kube-apiserver keeps it. */
  readonly flags: readonly string[]
  /** How many requests it has so far. */
  readonly length: () => number
  /** The requests of a user after the first so many. */
  readonly requestsOf: (user: string, after: number) => readonly AuditedRequest[]
}

export interface AuditedRequest {
  readonly verb: string
  readonly requestURI: string
  readonly user: { readonly username: string }
  readonly responseStatus?: { readonly code: number }
}

const policy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived', 'ResponseStarted'],
  rules: [{ level: 'Metadata' }],
}

export const auditIn = (folder: string): Audit => {
  const file = join(folder, 'audit.jsonl')
  writeFileSync(join(folder, 'audit-policy.json'), JSON.stringify(policy))
  const lines = (): readonly string[] =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return {
    flags: [`--audit-policy-file=${join(folder, 'audit-policy.json')}`, `--audit-log-path=${file}`],
    length: () => lines().length,
    requestsOf: (user, after) =>
      lines()
        .slice(after)
        .map((line) => JSON.parse(line) as AuditedRequest)
        .filter((request) => request.user.username === user),
  }
}
