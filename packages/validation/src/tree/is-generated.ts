import { GENERATED } from '@fleet/model'
import type { Location } from '../values/location.ts'

/** Whether the generator wrote the file: in what a person wrote, unknown is not wrong. */
export const isGenerated = ({ file }: Pick<Location, 'file'>): boolean => file.content.startsWith(GENERATED)
