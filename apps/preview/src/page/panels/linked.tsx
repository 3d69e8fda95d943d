import type { FieldDisplay } from '@grafana/data'
import { DataLinksContextMenu } from '@grafana/ui'
import type { JSX, MouseEventHandler } from 'react'

interface Properties {
  readonly value: FieldDisplay
  readonly children: (onClick?: MouseEventHandler<HTMLElement>) => JSX.Element
}

/** A value whose field has data links opens them by a click. */
export const Linked = ({ value: { getLinks, hasLinks }, children }: Properties) =>
  hasLinks && getLinks ? (
    <DataLinksContextMenu links={getLinks}>{({ openMenu }) => children(openMenu)}</DataLinksContextMenu>
  ) : (
    children()
  )
