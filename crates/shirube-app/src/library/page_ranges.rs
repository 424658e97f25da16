//! Numbers of pages as people write them.

/// `1-3, 7`, at most twelve of them.
pub(super) fn ranges(numbers: &[u32]) -> String {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => out.push((*number, *number)),
        }
    }
    let more = out.len() > 12;
    let shown = out.iter().take(12).map(|(first, last)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if more {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_stand_together() {
        assert_eq!(ranges(&[1, 2, 3, 7]), "1-3, 7");
        assert_eq!(ranges(&[]), "");
        let apart: Vec<u32> = (0..20).map(|n| n * 2).collect();
        assert!(ranges(&apart).ends_with("22…"));
    }
}
