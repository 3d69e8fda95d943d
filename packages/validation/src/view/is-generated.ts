import { GENERATED } from '@fleet/model'
import type { Spot } from '../spot.ts'

/** Whether the generator wrote the file: in what a person wrote, unknown is not wrong. */
export const isGenerated = ({ file }: Pick<Spot, 'file'>): boolean => file.content.startsWith(GENERATED)
