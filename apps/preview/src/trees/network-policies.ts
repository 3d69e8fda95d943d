import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { INetworkPolicy } from '@fleet/kubernetes'
import { readManifest } from '@fleet/validation'

/** The NetworkPolicies in a tree. */
export const networkPoliciesIn = (tree: string): readonly INetworkPolicy[] =>
  globSync('**/*.{yaml,yml}', { cwd: tree }).flatMap((file) =>
    readManifest(readFileSync(join(tree, file)))
      .objects.map((object) => object as INetworkPolicy)
      .filter(({ kind }) => kind === 'NetworkPolicy'),
  )
