import { memo } from 'react';
import { ViewersIcon } from '../icons.js';
import { formatCount } from '../language/format.js';
import { strings } from '../language/language.js';
import { Elapsed } from './elapsed.js';
import { ShareButton } from './share-button.js';

interface Props {
  title: string;
  viewers?: number;
}

export const StreamInfo = memo(function StreamInfo({ title, viewers }: Props) {
  return (
    <div className="stream-info">
      <span className="avatar" aria-hidden="true">
        {strings.stream.streamer.slice(0, 1)}
      </span>
      <div className="stream-words">
        <h1 className="stream-title">{title}</h1>
        <p className="stream-by">
          <b>{strings.stream.streamer}</b>
          {strings.stream.tags.map((tag) => (
            <span className="tag" key={tag}>
              {tag}
            </span>
          ))}
        </p>
      </div>
      <div className="stream-side">
        {viewers !== undefined && (
          <span className="stream-viewers">
            <ViewersIcon />
            {strings.stream.viewers(formatCount(viewers))}
          </span>
        )}
        <Elapsed />
        <ShareButton />
      </div>
    </div>
  );
});
