import type { Rule } from '../../rule.ts'
import { banSubstitution } from './ban-substitution.ts'
import { noMissingDependency } from './no-missing-dependency.ts'
import { noMissingNamespace } from './no-missing-namespace.ts'
import { noMissingSource } from './no-missing-source.ts'
import { requireAppliedFolder } from './require-applied-folder.ts'
import { requireListedFile } from './require-listed-file.ts'
import { requirePinnedChart } from './require-pinned-chart.ts'
import { uniqueObject } from './unique-object.ts'

export const FLUX: readonly Rule[] = [
  banSubstitution,
  noMissingDependency,
  noMissingNamespace,
  noMissingSource,
  requireAppliedFolder,
  requireListedFile,
  requirePinnedChart,
  uniqueObject,
]
