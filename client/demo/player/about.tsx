import { memo } from 'react';
import { strings } from '../language/language.js';

export const About = memo(function About() {
  return (
    <section className="about" aria-labelledby="about-title">
      <h2 id="about-title">{strings.stream.about}</h2>
      <p>{strings.stream.aboutText}</p>
    </section>
  );
});
