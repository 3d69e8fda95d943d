import type { Operator } from '../mutant.ts'
import { swapCluster, swapFile } from './clusters.ts'
import { breakIndentation } from './indentation.ts'
import { changeType, dropItem, dropKey, flipBoolean, misspellKey } from './keys.ts'
import { deleteFile, deleteObject, duplicateObject } from './objects.ts'
import { swapOrder } from './order.ts'
import {
  breakQuery,
  changeFunction,
  changeGrouping,
  changeRange,
  dropMatcher,
  renameLabel,
  renameLabelValue,
  renameMetric,
} from './queries.ts'
import { breakRegex } from './regexes.ts'
import { breakRelabelling } from './relabelling.ts'
import { widenRole } from './roles.ts'
import { changeAddress, changeLabel, changePort, changeUnit, renameValue } from './values.ts'

/** Every operator. One that is listed here makes mutants. */
export const OPERATORS: readonly Operator[] = [
  breakIndentation,
  breakQuery,
  breakRegex,
  breakRelabelling,
  changeAddress,
  changeFunction,
  changeGrouping,
  changeLabel,
  changePort,
  changeRange,
  changeType,
  changeUnit,
  deleteFile,
  deleteObject,
  dropItem,
  dropKey,
  dropMatcher,
  duplicateObject,
  flipBoolean,
  misspellKey,
  renameLabel,
  renameLabelValue,
  renameMetric,
  renameValue,
  swapCluster,
  swapFile,
  swapOrder,
  widenRole,
]
