import type { Finding } from '@fleet/model'
import type { ClusterTree } from '../tree.ts'

/** Placeholder. */
export const checkTrees = (_trees: readonly ClusterTree[]): readonly Finding[] => []
