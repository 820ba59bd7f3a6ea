"""The sound bed, made from numbers: `python -m assets.sounds` writes assets/built/sounds/*.wav (22 kHz, 16 bit, mono).

Loops are drawn in the frequency domain, so that their ends meet. Alarm tones follow UX.md section 2.
"""

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 22050  # samples/s; cleanroom sounds hold little above 10 kHz
FOLDER = Path(__file__).parent / "built" / "sounds"
Wave = NDArray[np.float64]


def fan_bed(seconds: float, centre: float, tilt: float, hum: float, seed: int) -> Wave:
    """Broadband air noise that falls by `tilt` powers above `centre` Hz, with a blade-passing hum; loops."""
    count = int(seconds * RATE)
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    level = 1.0 / (1.0 + (frequency / centre) ** tilt) * (frequency > 30.0)
    phase = np.random.default_rng(seed).uniform(0.0, 2 * np.pi, len(frequency))
    spectrum = level * np.exp(1j * phase)
    for harmonic in (1, 2, 3):
        bin_of_hum = round(hum * harmonic * seconds)
        spectrum[bin_of_hum] += len(frequency) ** 0.5 * 0.6 / harmonic
    return _levelled(np.fft.irfft(spectrum, count), 0.25)


def water(seconds: float) -> Wave:
    """Running water: bright noise whose level flutters; loops."""
    noise = fan_bed(seconds, 5200.0, 4.0, 90.0, seed=3) - fan_bed(seconds, 500.0, 3.0, 90.0, seed=4) * 0.7
    time = np.arange(len(noise)) / RATE
    flutter = 1.0 + 0.25 * np.sin(2 * np.pi * round(7 * seconds) / seconds * time)
    return _levelled(noise * flutter, 0.3)


def thud(seconds: float, pitch: float, noise: float, seed: int) -> Wave:
    """Something solid is met: a falling tone and a burst of noise that die away."""
    time = np.arange(int(seconds * RATE)) / RATE
    fall = np.exp(-time * 9.0 / seconds)
    tone = np.sin(2 * np.pi * pitch * (time + 0.04 * np.exp(-time * 30.0))) * fall
    burst = np.random.default_rng(seed).normal(size=len(time)) * np.exp(-time * 22.0 / seconds)
    smooth = np.convolve(burst, np.hanning(9) / 4.5, "same")
    return _levelled(tone + noise * smooth, 0.6)


def tones(notes: list[tuple[float, float]], gap: float, level: float = 0.5) -> Wave:
    """Soft-edged notes (Hz, seconds) with gaps between them; three harmonics, as an alarm needs [iec60601-1-8]."""
    parts = []
    for pitch, seconds in notes:
        time = np.arange(int(seconds * RATE)) / RATE
        edge = np.minimum(1.0, np.minimum(time, seconds - time) / 0.012)
        note = sum(np.sin(2 * np.pi * pitch * k * time) / k**1.5 for k in (1, 2, 3))
        parts += [note * edge, np.zeros(int(gap * RATE))]
    return _levelled(np.concatenate(parts), level)


def _levelled(samples: Wave, peak: float) -> Wave:
    return samples / np.abs(samples).max() * peak


SOUNDS: dict[str, Callable[[], Wave]] = {
    "fan_cnc": lambda: fan_bed(4.0, 260.0, 2.2, 49.0, seed=1),
    "fan_clean": lambda: fan_bed(4.0, 700.0, 2.0, 74.0, seed=2),
    "water": lambda: water(3.0),
    "door_open": lambda: thud(0.45, 95.0, 0.8, seed=5),
    "door_close": lambda: thud(0.7, 62.0, 1.4, seed=6),
    "latch": lambda: thud(0.09, 900.0, 1.0, seed=7),
    "step_1": lambda: thud(0.16, 120.0, 2.0, seed=8),
    "step_2": lambda: thud(0.15, 132.0, 2.2, seed=9),
    "touch": lambda: thud(0.03, 700.0, 1.5, seed=10),
    "cloth": lambda: fan_bed(0.5, 3500.0, 3.0, 60.0, seed=11) * np.hanning(int(0.5 * RATE)),
    "accepted": lambda: tones([(523.25, 0.06), (659.25, 0.06)], 0.0, 0.3),
    "refused": lambda: thud(0.09, 210.0, 0.3, seed=12),
    "alarm_1": lambda: tones([(659.0, 0.14), (659.0, 0.14), (659.0, 0.14), (523.0, 0.14), (523.0, 0.14)] * 2, 0.1),
    "alarm_2": lambda: tones([(587.0, 0.2)] * 3, 0.15),
    "alarm_3": lambda: tones([(494.0, 0.2)] * 2, 0.2, 0.4),
    "alarm_4": lambda: tones([(440.0, 0.25)], 0.1, 0.35),
    "buzzer": lambda: tones([(310.0, 0.25)], 0.25, 0.4),
}


def build(folder: Path = FOLDER) -> list[Path]:
    """Write every sound; the same source gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, make in SOUNDS.items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((np.clip(make(), -1.0, 1.0) * 32767).astype("<i2").tobytes())
        written.append(path)
    return written


if __name__ == "__main__":
    print(f"{len(build())} sounds in {FOLDER}")
