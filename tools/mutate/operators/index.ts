import type { Operator } from '../mutant.ts'
import { swapCluster, swapFile } from './clusters.ts'
import { breakIndentation } from './indentation.ts'
import { changeType, dropItem, dropKey, flipBoolean, misspellKey } from './keys.ts'
import { outliveSuppression } from './suppressions.ts'
import { exposeService, skipVerification } from './exposure.ts'
import { zeroValue } from './numbers.ts'
import {
  copyVariable,
  duplicateItem,
  pasteExport,
  pasteLiveObject,
  pastePicture,
  pastePodField,
} from './pasting.ts'
import { borrowStep, dropPipeline } from './pipelines.ts'
import { changeNotation } from './quoting.ts'
import { writeSecret } from './secrets.ts'
import { breakVariable } from './variables.ts'
import { changeVersion } from './versions.ts'
import { deleteFile, deleteObject, duplicateObject } from './objects.ts'
import { swapOrder } from './order.ts'
import {
  breakQuery,
  changeFunction,
  changeGrouping,
  changeMatch,
  changeRange,
  changeThreshold,
  dropMatcher,
  dropOperand,
  renameLabel,
  renameLabelValue,
  renameMetric,
  unwrapCounter,
} from './queries.ts'
import { breakRegex } from './regexes.ts'
import { breakRelabelling } from './relabelling.ts'
import { widenRole } from './roles.ts'
import { changeAddress, changeLabel, changePort, changeUnit, renameValue } from './values.ts'

/** Every operator. One that is listed here makes mutants. */
export const OPERATORS: readonly Operator[] = [
  borrowStep,
  breakIndentation,
  breakQuery,
  breakRegex,
  breakRelabelling,
  breakVariable,
  changeAddress,
  changeFunction,
  changeGrouping,
  changeLabel,
  changeMatch,
  changeNotation,
  changePort,
  changeRange,
  changeThreshold,
  changeType,
  changeUnit,
  changeVersion,
  copyVariable,
  deleteFile,
  deleteObject,
  dropItem,
  dropKey,
  dropMatcher,
  dropOperand,
  dropPipeline,
  duplicateItem,
  duplicateObject,
  exposeService,
  flipBoolean,
  misspellKey,
  outliveSuppression,
  pasteExport,
  pasteLiveObject,
  pastePicture,
  pastePodField,
  renameLabel,
  renameLabelValue,
  renameMetric,
  renameValue,
  skipVerification,
  swapCluster,
  swapFile,
  swapOrder,
  unwrapCounter,
  widenRole,
  writeSecret,
  zeroValue,
]
