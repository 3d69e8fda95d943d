import type { Fleet } from '../../fleet/fleet.ts'
import type { Part } from '../part.ts'
import { lokiPart } from './loki.ts'
import { victoriaLogsPart } from './victoria-logs.ts'

/** The store of logs. */
export const logsParts = (fleet: Fleet): readonly Part[] => [victoriaLogsPart(fleet) ?? lokiPart(fleet)]
