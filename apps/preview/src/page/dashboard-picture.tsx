import { useState } from 'react'
import { THEME } from './runtime/boot-data.ts'

/** What a dashboard looks like, on the index page: itself, small, drawn when it comes into sight. */
export const DashboardPicture = ({ uid, title }: { readonly uid: string; readonly title: string }) => {
  const [isDrawn, setDrawn] = useState(false)
  return (
    <a className="preview-picture" href={`/d/${encodeURIComponent(uid)}`} aria-label={title}>
      {!isDrawn && <span>draws…</span>}
      <iframe
        title={title}
        src={`/d/${encodeURIComponent(uid)}?kiosk&theme=${THEME}`}
        loading="lazy"
        tabIndex={-1}
        onLoad={() => setDrawn(true)}
      />
    </a>
  )
}
